import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import {
  longestKeyDays,
  longestKeyName,
  longestPassword,
  shortestPassword,
} from './credentials.ts';
import type { Database } from './database.server.ts';
import type { Log } from './log.server.ts';
import type { Random } from './random.ts';

/** The sign-in library writes these mails through us, so that they go the way of all mail. */
export interface AuthMail {
  signInLink(email: string, url: string): Promise<void>;
  passwordReset(email: string, url: string): Promise<void>;
}

export interface AuthOptions {
  db: Database;
  random: Random;
  log: Log;
  origin: string;
  secret: string;
  mail: AuthMail;
}

/** Header in which the web server puts the peer's address; whatever a client sent under it is dropped. */
export const clientAddressHeader = 'x-ithaca-client-address';

/** How long a sign-in link works, in minutes. */
export const signInLinkMinutes = 15;

/** Keys are known by their beginning, also to scanners of leaked secrets. */
const apiKeyPrefix = 'ithaca_';
/** In one minute, with one key. */
const mostApiRequests = 600;

const names = { createdAt: 'created_at', updatedAt: 'updated_at' };

export function createAuth({ db, random, log, origin, secret, mail }: AuthOptions) {
  return betterAuth({
    appName: 'Ithaca',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [origin],
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    user: {
      modelName: 'person',
      fields: { ...names, emailVerified: 'email_verified' },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        ...names,
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: 60 * 60 * 24 * 30,
      updateAge: 60 * 60 * 24,
    },
    account: {
      modelName: 'auth_account',
      fields: {
        ...names,
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { ...names, expiresAt: 'expires_at' },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      sendResetPassword: ({ user, url }) => mail.passwordReset(user.email, url),
      revokeSessionsOnPasswordReset: true,
      // The link reached the address. Without this the first sign-in link would take the new
      // password away again: the library trusts no password set before the address was proved.
      onPasswordReset: async ({ user }) => {
        await db
          .updateTable('person')
          .set({ email_verified: true })
          .where('id', '=', user.id)
          .execute();
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 30 },
        // A class that joins together may share one address.
        '/sign-up/email': { window: 60, max: 60 },
        '/sign-in/magic-link': { window: 60, max: 10 },
        '/request-password-reset': { window: 60, max: 10 },
      },
    },
    advanced: {
      database: { generateId: () => random.id() },
      cookiePrefix: 'ithaca',
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    plugins: [
      magicLink({
        expiresIn: signInLinkMinutes * 60,
        storeToken: 'hashed',
        disableSignUp: true,
        sendMagicLink: ({ email, url }) => mail.signInLink(email, url),
      }),
      apiKey(
        {
          defaultPrefix: apiKeyPrefix,
          startingCharactersConfig: { charactersLength: 12 },
          requireName: true,
          maximumNameLength: longestKeyName,
          keyExpiration: { maxExpiresIn: longestKeyDays },
          rateLimit: { enabled: true, timeWindow: 60_000, maxRequests: mostApiRequests },
        },
        {
          schema: {
            apikey: {
              modelName: 'auth_api_key',
              fields: {
                ...names,
                configId: 'config_id',
                referenceId: 'reference_id',
                refillInterval: 'refill_interval',
                refillAmount: 'refill_amount',
                lastRefillAt: 'last_refill_at',
                rateLimitEnabled: 'rate_limit_enabled',
                rateLimitTimeWindow: 'rate_limit_time_window',
                rateLimitMax: 'rate_limit_max',
                requestCount: 'request_count',
                lastRequest: 'last_request',
                expiresAt: 'expires_at',
              },
            },
          },
        },
      ),
    ],
    logger: {
      level: 'warn',
      // The library's messages may name people; only their level and first words go on.
      log: (level, message) =>
        log[level === 'error' ? 'error' : 'warn']({ library: 'sign-in' }, message.slice(0, 80)),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
