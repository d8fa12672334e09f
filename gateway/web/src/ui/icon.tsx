const strokes = {
  check: 'M4 10.5l4 4 8-9',
  doubleCheck: 'M1.5 10.5l4 4 7.5-9M10 14.5l8-9',
  clock: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 6v4.5l3 2',
  send: 'M2.5 10L17.5 3l-4.5 14-3.5-5.5zM9.5 11.5l8-8.5',
  warning: 'M10 3l8 14H2zM10 8v4.2M10 14.3v.4',
  cross: 'M5 5l10 10M15 5L5 15',
  inbox: 'M3 11l2.5-7h9L17 11v5H3zM3 11h4l1 2h4l1-2h4',
  page: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13h5',
  pen: 'M3.5 16.5l1-4L13 4l3 3-8.5 8.5zM11.5 5.5l3 3',
  stamp: 'M8 9V6a2.5 2.5 0 115 0v3l3 3v2H4v-2zM4 17h12',
  book: 'M4 3.5h10a2 2 0 012 2v11H6a2 2 0 01-2-2zM4 14.5a2 2 0 012-2h10',
  people:
    'M7 9.5a3 3 0 100-6 3 3 0 000 6zM1.5 17c0-3 2.5-5 5.5-5s5.5 2 5.5 5M13 4a3 3 0 010 5.5M14.5 12.3c2.3.5 4 2.3 4 4.7',
  key: 'M7 13a4 4 0 114-4l6.5-.0v3h-2v2h-3v-2l-1.7-.6',
  list: 'M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5',
  shield:
    'M10 2.5l6.5 2.5v5c0 4-3 6.500-6.500 7.500-3.500-1-6.500-3.500-6.500-7.500V5zM7 10l2.200 2.200L13.200 8',
  home: 'M3 9.5L10 3.500l7 6V17h-5v-4.500H8V17H3z',
  search: 'M8.500 3a5.500 5.500 0 100 11 5.500 5.500 0 000-11zM12.500 12.500L17 17',
  print: 'M5.500 7V3h9v4M5.500 14H3V7h14v7h-2.500M5.500 12h9v5h-9z',
  download: 'M10 3v9.500M6 9l4 4 4-4M3.500 17h13',
  again: 'M15.500 6.500A6.500 6.500 0 1016.500 11M16 3v4h-4',
  plus: 'M10 4v12M4 10h12',
  offline:
    'M3 3l14 14M5 9.500a7 7 0 013-2M15 9.500a7 7 0 00-3.500-2.200M7.500 12.500a3.500 3.500 0 013-1M10 16v.2',
} as const;

export type IconName = keyof typeof strokes;

// Beside a word, never in its place: no screen reader needs it.
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={strokes[name]} />
    </svg>
  );
}
