/** Links to replays. A link stands behind the # of an address, which no browser sends to any server. */
import type { Refused } from '../../shared/wire/refusal.ts';
import type { ShareAnswers, ShareRequests } from '../../shared/wire/shares.ts';
import { post } from './post.ts';
import type { Offline } from './reply.ts';

export type ShareReply<Name extends keyof ShareAnswers> =
  ({ readonly ok: true } & ShareAnswers[Name]) | Refused | Offline;

export function askOffer(asking: ShareRequests['shares/offer']): Promise<ShareReply<'shares/offer'>> {
  return post('/shares/offer', asking);
}

export function makeLink(wish: ShareRequests['shares']): Promise<ShareReply<'shares'>> {
  return post('/shares', wish);
}

export function openLink(link: string): Promise<ShareReply<'shared'>> {
  return post('/shared', { link });
}

export function addressOf(link: string): string {
  return `${location.origin}/replay/shared#${link}`;
}
