import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export const api = createClient<paths>({ baseUrl: window.location.origin });

// What a service or the gateway refused, in both languages.
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly vi: string,
    readonly en: string,
  ) {
    super(en);
  }
}

// Tells `ended` whenever a service no longer knows who asks, whichever call met it.
export const session = new EventTarget();

// Nobody answered: the network is gone, or the gateway.
export class Unreachable extends Error {}

interface ErrorDetail {
  '@type'?: string;
  reason?: string;
  locale?: string;
  message?: string;
}

export function refusalOf(status: number, body: unknown): Refusal {
  const error = (body as { error?: { message?: string; details?: ErrorDetail[] } } | undefined)?.error;
  const details = error?.details ?? [];
  const reason = details.find((detail) => detail.reason)?.reason ?? '';
  const vi = details.find((detail) => detail.locale?.startsWith('vi'))?.message;
  const en = error?.message ?? '';
  if (status === 401) session.dispatchEvent(new Event('ended'));
  return new Refusal(status, reason, vi ?? en, en);
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

// The answer's data; throws Refusal or Unreachable.
export async function answer<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  let got: Answer<Data>;
  try {
    got = await asked;
  } catch {
    throw new Unreachable();
  }
  if (!got.response.ok || got.data === undefined) throw refusalOf(got.response.status, got.error);
  return got.data;
}

// As above for what OpenAPI describes as bytes: a body sent as it is.
export async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Unreachable();
  }
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined));
  return response;
}

// A call is tried again where nobody answered; what was refused stays refused.
export const isWorthAnotherTry = (failures: number, error: Error): boolean =>
  failures < 5 && !(error instanceof Refusal && error.status < 500);

// One name for one intention, however often it is sent.
export const newRequestId = (): string => crypto.randomUUID();
