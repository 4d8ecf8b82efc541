/** A bucket that fills by itself: how many requests one socket may still make. */
export interface Bucket {
  tokens: number;
  /** When it was filled last, in milliseconds. */
  at: number;
  /** Requests refused since the last one that was not. */
  hasty: number;
}

/** False where the bucket does not hold as much as this costs. */
export function takeTokens(bucket: Bucket, cost: number, now: number, perSecond: number, most: number): boolean {
  bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) * perSecond) / 1000);
  bucket.at = now;
  if (bucket.tokens < cost) {
    bucket.hasty += 1;
    return false;
  }
  bucket.tokens -= cost;
  bucket.hasty = 0;
  return true;
}
