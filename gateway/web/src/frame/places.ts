import type { Role } from '../session/session';
import type { IconName } from '../ui/icon';
import type { Words } from '../words/vi';

export interface Place {
  path: string;
  also?: RegExp; // paths that are a part of it
  group: 'work' | 'follow' | 'lookUp' | 'office';
  word: keyof Words['frame'];
  icon: IconName;
  roles: Role[]; // for whom it is work; the services refuse whom they do not serve
}

const readers: Role[] = ['ROLE_DRAFTER', 'ROLE_REVIEWER', 'ROLE_SIGNER', 'ROLE_CLERK', 'ROLE_AUDITOR'];
const office: Role[] = [...readers, 'ROLE_ADMIN'];

export const places: Place[] = [
  {
    path: '/',
    group: 'work',
    word: 'start',
    icon: 'home',
    roles: ['ROLE_DRAFTER', 'ROLE_REVIEWER', 'ROLE_SIGNER', 'ROLE_CLERK'],
  },
  { path: '/drafts', also: /^\/issuances\//, group: 'work', word: 'drafts', icon: 'page', roles: readers },
  { path: '/board', also: /^\/dispatches\//, group: 'follow', word: 'board', icon: 'send', roles: readers },
  {
    path: '/registers',
    group: 'follow',
    word: 'registers',
    icon: 'book',
    roles: ['ROLE_CLERK', 'ROLE_AUDITOR'],
  },
  {
    path: '/directory',
    group: 'lookUp',
    word: 'directory',
    icon: 'people',
    roles: [...office, 'ROLE_RECIPIENT'],
  },
  {
    path: '/accounts',
    group: 'office',
    word: 'accounts',
    icon: 'key',
    roles: ['ROLE_ADMIN', 'ROLE_AUDITOR'],
  },
  { path: '/audit', group: 'office', word: 'audit', icon: 'list', roles: ['ROLE_ADMIN', 'ROLE_AUDITOR'] },
];
