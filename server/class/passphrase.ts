/** A passphrase is kept as scrypt's hash of it, with a salt of its own. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { tidyPassphrase } from '../../shared/class/passphrase.ts';

const BYTES = 32;

function derive(words: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(tidyPassphrase(words), salt, BYTES, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

export async function hashPassphrase(words: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${(await derive(words, salt)).toString('base64url')}`;
}

/** Takes as long for a class that has none. */
export async function isPassphrase(words: string, kept: string): Promise<boolean> {
  const [salt = '', key = ''] = kept.split('.');
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(words, Buffer.from(salt, 'base64url'));
  return expected.length === found.length && timingSafeEqual(expected, found);
}
