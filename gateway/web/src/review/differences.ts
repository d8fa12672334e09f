import type { Place } from './places';

export interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

// A place of the later revision with its words told apart, or one that only the earlier has.
export interface ComparedPlace {
  place: Place;
  runs: Run[];
  change: 'same' | 'changed' | 'added' | 'removed';
}

type Pair = [number | undefined, number | undefined];

// A longest common subsequence of two lists: each of both once, in order.
function aligned(before: string[], after: string[]): Pair[] {
  const rest = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const restAt = (i: number, j: number) => rest[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    const row = rest[i] as Uint32Array;
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] =
        before[i] === after[j] ? restAt(i + 1, j + 1) + 1 : Math.max(restAt(i + 1, j), restAt(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) pairs.push([i++, j++]);
    else if (j >= after.length || (i < before.length && restAt(i + 1, j) >= restAt(i, j + 1)))
      pairs.push([i++, undefined]);
    else pairs.push([undefined, j++]);
  }
  return pairs;
}

// What was taken away and what came where it stood are one change.
function paired(pairs: Pair[]): Pair[] {
  const result: Pair[] = [];
  let removed: number[] = [];
  let added: number[] = [];
  const close = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) result.push([removed[at], added[at]]);
    removed = [];
    added = [];
  };
  for (const [left, right] of pairs) {
    if (left !== undefined && right !== undefined) {
      close();
      result.push([left, right]);
    } else if (left !== undefined) removed.push(left);
    else if (right !== undefined) added.push(right);
  }
  close();
  return result;
}

// Each with the blanks behind it.
const wordsOf = (text: string): string[] => text.match(/^\s+|\S+\s*/g) ?? [];

// Beyond this many words the squares of their counts are felt; such a place is told as a whole.
const wordsMax = 3_000;

export function wordRuns(before: string, after: string): Run[] {
  if (before === after) return after ? [{ kind: 'same', text: after }] : [];
  const left = wordsOf(before);
  const right = wordsOf(after);
  if (left.length > wordsMax || right.length > wordsMax)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  const runs: Run[] = [];
  for (const [i, j] of aligned(left, right)) {
    const kind = i === undefined ? 'added' : j === undefined ? 'removed' : 'same';
    const text = (j === undefined ? left[i ?? 0] : right[j]) ?? '';
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  }
  return runs;
}

function comparedOf(before: Place | undefined, after: Place | undefined): ComparedPlace[] {
  if (after && before) {
    const change = before.text === after.text ? 'same' : 'changed';
    return [{ place: after, runs: wordRuns(before.text, after.text), change }];
  }
  if (after) return [{ place: after, runs: [{ kind: 'added', text: after.text }], change: 'added' }];
  if (before) return [{ place: before, runs: [{ kind: 'removed', text: before.text }], change: 'removed' }];
  return [];
}

// Two revisions, place by place, in the order of the later one; what was taken away stands where it stood.
export function compared(before: Place[], after: Place[]): ComparedPlace[] {
  const kinds = [...new Set([...after, ...before].map((place) => place.kind))];
  return kinds.flatMap((kind) => {
    const left = before.filter((place) => place.kind === kind);
    const right = after.filter((place) => place.kind === kind);
    const pairs = aligned(
      left.map((place) => place.text),
      right.map((place) => place.text),
    );
    return paired(pairs).flatMap(([i, j]) =>
      comparedOf(i === undefined ? undefined : left[i], j === undefined ? undefined : right[j]),
    );
  });
}

export const unchanged = (places: Place[]): ComparedPlace[] =>
  places.map((place) => ({ place, runs: [{ kind: 'same', text: place.text }], change: 'same' }));
