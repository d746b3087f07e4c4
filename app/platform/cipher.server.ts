import crypto from 'node:crypto';
import type { Cipher } from './cipher.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under a key made of the installation's secret; the purpose is sealed in, so nothing opens elsewhere. */
export function createCipher(secret: string): Cipher {
  const key = Buffer.from(crypto.hkdfSync('sha256', secret, '', 'ithaca: sealed texts', 32));
  return {
    seal(purpose, text) {
      const nonce = crypto.randomBytes(nonceBytes);
      const cipher = crypto.createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const body = bytes.subarray(nonceBytes + tagBytes);
      try {
        const decipher = crypto
          .createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
            authTagLength: tagBytes,
          })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
