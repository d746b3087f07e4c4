import crypto from 'node:crypto';
import type { Signer } from './signature.ts';

/** HMAC-SHA-256 under the installation's secret, 160 bits of it, as hexadecimal digits. */
export function createSigner(secret: string): Signer {
  const sign = (purpose: string, text: string) =>
    crypto.createHmac('sha256', secret).update(`${purpose}\0${text}`).digest('hex').slice(0, 40);
  return {
    sign,
    isSigned(purpose, text, signature) {
      const given = Buffer.from(signature);
      const right = Buffer.from(sign(purpose, text));
      return given.length === right.length && crypto.timingSafeEqual(given, right);
    },
  };
}
