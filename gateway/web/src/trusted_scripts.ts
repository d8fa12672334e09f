// The one Trusted Types policy that the page's own rules allow (gateway/http/desk_files): a worker is a script of ours or none.
interface Policy {
  createScriptURL(address: string): string;
}
type Policies = { createPolicy(name: string, rules: Policy): Policy };

const rules: Policy = {
  createScriptURL(address) {
    if (new URL(address, window.location.href).origin !== window.location.origin)
      throw new TypeError('a foreign script');
    return address;
  },
};
const policies = (window as { trustedTypes?: Policies }).trustedTypes;
const policy = policies?.createPolicy('desk', rules) ?? rules;

export const workerAt = (address: string): Worker =>
  new Worker(policy.createScriptURL(address), { type: 'module' });
