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

const office: Role[] = [
  'ROLE_DRAFTER',
  'ROLE_REVIEWER',
  'ROLE_SIGNER',
  'ROLE_CLERK',
  'ROLE_ADMIN',
  'ROLE_AUDITOR',
];
const readers: Role[] = ['ROLE_DRAFTER', 'ROLE_REVIEWER', 'ROLE_SIGNER', 'ROLE_CLERK', 'ROLE_AUDITOR'];

export const places: Place[] = [
  { path: '/drafts', also: /^\/issuances\//, group: 'work', word: 'drafts', icon: 'page', roles: readers },
  { path: '/board', also: /^\/dispatches\//, group: 'follow', word: 'board', icon: 'send', roles: office },
];
