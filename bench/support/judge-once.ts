/** Judges one file and says its own peak memory on stderr, in KiB: for bench/judge.ts. */
import { readFileSync } from 'node:fs';
import { readRecord } from '../../shared/game/record.ts';
import { judge } from '../../shared/judge/judge.ts';

judge(readRecord(readFileSync(process.argv[2] ?? '', 'utf8')));
process.stderr.write(String(process.resourceUsage().maxRSS));
