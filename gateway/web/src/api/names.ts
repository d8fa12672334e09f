// Resource names as the contracts write them: "agencies/h99/drafts/abc".

export function idOf(name: string | undefined, collection: string): string {
  const parts = (name ?? '').split('/');
  const at = parts.indexOf(collection);
  return at < 0 ? '' : (parts[at + 1] ?? '');
}

export const agencyOf = (name: string | undefined): string => idOf(name, 'agencies');

export function hexOf(base64: string | undefined): string {
  const bytes = atob(base64 ?? '');
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

// A field of bytes within a path: the alphabet that needs no escaping.
export const urlBytes = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_');
