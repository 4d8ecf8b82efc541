import { runPackage } from './command.ts';

process.exitCode = await runPackage('prettier/bin/prettier.cjs', ['--write', '--log-level=warn', '.']);
