/** A bucket that fills by itself: how many requests one socket may still make. */
export interface Bucket {
  tokens: number;
  /** When it was filled last, in milliseconds. */
  at: number;
  /** Requests refused since the last one that was not. */
  hasty: number;
}

export function takeToken(bucket: Bucket, now: number, perSecond: number, most: number): boolean {
  bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) * perSecond) / 1000);
  bucket.at = now;
  if (bucket.tokens < 1) {
    bucket.hasty += 1;
    return false;
  }
  bucket.tokens -= 1;
  bucket.hasty = 0;
  return true;
}
