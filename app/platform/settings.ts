import { z } from 'zod';

/** What the environment may say. Everything has a default that works on a laptop. */
const schema = z.object({
  PORT: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(0, 'must be between 0 and 65535')
    .max(65535, 'must be between 0 and 65535')
    .default(3000),
  HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  ITHACA_DATA: z.string().min(1, 'must not be empty').default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  ITHACA_ORIGIN: z
    .url({
      protocol: /^https?$/,
      error: 'must be an address such as https://mentoring.example.org',
    })
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname === '/',
      'must not have a path',
    )
    .transform((value) => new URL(value).origin)
    .optional(),
  ITHACA_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ITHACA_TRUST_PROXY: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3, 'must be an e-mail address').default('Ithaca <ithaca@localhost>'),
  JITSI_URL: z
    .url({ protocol: /^https$/, error: 'must be an address such as https://meet.example.org' })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  REPLY_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as reply.example.org')
    .optional(),
  REPLY_PORT: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be between 1 and 65535')
    .max(65535, 'must be between 1 and 65535')
    .optional(),
  REPLY_HOST: z.string().min(1, 'must not be empty').default('127.0.0.1'),
  ITHACA_ALLOW_LOOPBACK: z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('no'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be one of debug, info, warn, error, silent',
    })
    .default('info'),
});

export interface Settings {
  port: number;
  /** The address to listen on: loopback unless told otherwise. */
  host: string;
  /** The folder of the embedded database, the secret and the lock. */
  dataFolder: string;
  /** A PostgreSQL address; absent: the embedded database. */
  databaseUrl: string | undefined;
  /** The public address; absent: http://localhost:port. */
  origin: string | undefined;
  secret: string | undefined;
  /** A web server before us says in X-Forwarded-For who asks; without one, anybody could. */
  trustProxy: boolean;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Where calendars' answers are received by SMTP, and for which domain; absent: nowhere. */
  replies: { host: string; port: number; domain: string } | undefined;
  /** A Jitsi server that makes a room for whoever opens its address; absent: no rooms are offered. */
  jitsiUrl: string | undefined;
  /** Development only: addresses that people give may lead to this machine. */
  allowLoopback: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export class SettingsError extends Error {}

function repliesFrom({ REPLY_DOMAIN, REPLY_PORT, REPLY_HOST }: z.output<typeof schema>) {
  if (REPLY_DOMAIN === undefined && REPLY_PORT === undefined) return undefined;
  if (REPLY_DOMAIN === undefined || REPLY_PORT === undefined) {
    throw new SettingsError(
      'Settings from the environment: REPLY_DOMAIN and REPLY_PORT belong together, and one of them is missing.',
    );
  }
  return { host: REPLY_HOST, port: REPLY_PORT, domain: REPLY_DOMAIN };
}

/** Reads the settings from an environment; throws a SettingsError that names each bad variable. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new SettingsError(`Settings from the environment: ${faults.join('; ')}.`);
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    dataFolder: value.ITHACA_DATA,
    databaseUrl: value.DATABASE_URL,
    origin: value.ITHACA_ORIGIN,
    secret: value.ITHACA_SECRET,
    trustProxy: value.ITHACA_TRUST_PROXY === 'yes',
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    replies: repliesFrom(value),
    jitsiUrl: value.JITSI_URL,
    allowLoopback: value.ITHACA_ALLOW_LOOPBACK === 'yes',
    logLevel: value.LOG_LEVEL,
  };
}
