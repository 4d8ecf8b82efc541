/** Against guessing and flooding: counts of what went wrong, or was opened, by address, by room and in all. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { nameKey } from '../../shared/room/names.ts';
import type { Limits } from '../limits.ts';

const TEN_MINUTES = 600;
const MINUTE = 60;
const ALL = 'all';

export interface Gate {
  /** Seconds until this address may try codes again; 0 when it may. */
  readonly blockedFor: (address: string) => Promise<number>;
  /** A code or a token was wrong. */
  readonly miss: (address: string) => Promise<void>;
  /** Seconds until this address may try a passphrase of this class again; 0 counts one. */
  readonly tryPassphrase: (code: string, address: string) => Promise<number>;
  /** Seconds until this address may open another room; 0 counts one. */
  readonly openRoom: (address: string) => Promise<number>;
  /** Seconds until this address may ask for another link to a replay, and open another one; 0 counts one. */
  readonly makeLink: (address: string) => Promise<number>;
  readonly openLink: (address: string) => Promise<number>;
  /** Seconds until somebody may join this room again; 0 counts one. */
  readonly joinRoom: (code: string) => Promise<number>;
  /** Seconds until somebody of this name may begin another attempt in this class; 0 counts one. */
  readonly attempt: (code: string, name: string) => Promise<number>;
  /** Seconds until this student of a class may hand in progress again; 0 counts one. */
  readonly handIn: (code: string, student: string) => Promise<number>;
}

export function newGate(limits: Limits): Gate {
  const byAddress = new RateLimiterMemory({ points: limits.missesPerAddress, duration: TEN_MINUTES });
  const inAll = new RateLimiterMemory({ points: limits.missesInAll, duration: TEN_MINUTES });
  const opened = new RateLimiterMemory({ points: limits.roomsPerAddress, duration: TEN_MINUTES });
  const joined = new RateLimiterMemory({ points: limits.joinsPerRoom, duration: MINUTE });
  const attempted = new RateLimiterMemory({ points: limits.attemptsPerName, duration: MINUTE });
  const handedIn = new RateLimiterMemory({ points: limits.sheetsPerStudent, duration: MINUTE });
  const linked = new RateLimiterMemory({ points: limits.linksPerAddress, duration: TEN_MINUTES });
  const linksOpened = new RateLimiterMemory({ points: limits.linksOpenedPerAddress, duration: TEN_MINUTES });
  const tried = new RateLimiterMemory({ points: limits.passphrasesPerAddress, duration: TEN_MINUTES });
  const own = new RateLimiterMemory({ points: limits.passphrasesOfItsOwn, duration: TEN_MINUTES });
  const triedInAll = new RateLimiterMemory({ points: limits.passphrasesInAll, duration: TEN_MINUTES });
  return {
    tryPassphrase: async (code, address) => {
      const here = `${code} ${address}`;
      const wait = await consume(tried, here);
      if (wait > 0 || (await consume(own, here)) === 0) return wait;
      return consume(triedInAll, code);
    },
    blockedFor: async (address) => Math.max(await blocked(byAddress, address), await blocked(inAll, ALL)),
    miss: async (address) => {
      await Promise.all([consume(byAddress, address), consume(inAll, ALL)]);
    },
    openRoom: (address) => consume(opened, address),
    makeLink: (address) => consume(linked, address),
    openLink: (address) => consume(linksOpened, address),
    joinRoom: (code) => consume(joined, code),
    handIn: (code, student) => consume(handedIn, `${code} ${student}`),
    attempt: async (code, name) => (await consume(attempted, `${code} ${nameKey(name)}`)) || consume(joined, code),
  };
}

const seconds = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

async function blocked(limiter: RateLimiterMemory, key: string): Promise<number> {
  const found = await limiter.get(key);
  return found !== null && found.consumedPoints >= limiter.points ? seconds(found) : 0;
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return seconds(refusal);
    throw refusal;
  }
}
