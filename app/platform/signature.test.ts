import { expect, it } from 'vitest';
import { createSigner } from './signature.server.ts';

it('signs for one purpose, one text and one secret', () => {
  const signer = createSigner('one secret');
  const signature = signer.sign('feed', 'nia 1');
  expect(signature).toMatch(/^[0-9a-f]{40}$/);
  expect(signer.isSigned('feed', 'nia 1', signature)).toBe(true);
  expect(signer.isSigned('feed', 'nia 2', signature)).toBe(false);
  expect(signer.isSigned('unsubscribe', 'nia 1', signature)).toBe(false);
  expect(signer.isSigned('feed', 'nia 1', '')).toBe(false);
  expect(signer.isSigned('feed', 'nia 1', 'é'.repeat(20))).toBe(false);
  expect(createSigner('another').isSigned('feed', 'nia 1', signature)).toBe(false);
});
