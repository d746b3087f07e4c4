import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

describe('settings from the environment', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: './data',
      databaseUrl: undefined,
      origin: undefined,
      logLevel: 'info',
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: '' })).toMatchObject({ port: 3000 });
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number'],
    [{ PORT: '70000' }, 'PORT must be between 0 and 65535'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must start with postgres://'],
    [{ ITHACA_ORIGIN: 'mentoring.example.org' }, 'ITHACA_ORIGIN must be an address such as'],
    [{ ITHACA_ORIGIN: 'https://example.org/mentoring' }, 'ITHACA_ORIGIN must not have a path'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL must start with smtp://'],
    [{ ITHACA_SECRET: 'short' }, 'ITHACA_SECRET must have at least 32 characters'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  ])('refuses %j in words that name the variable', (environment, words) => {
    expect(() => readSettings(environment)).toThrow(SettingsError);
    expect(() => readSettings(environment)).toThrow(words);
  });

  it('names every bad variable at once', () => {
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT.*LOG_LEVEL/);
  });
});
