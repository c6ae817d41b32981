import { languages } from './l10n-files.ts';

/** Says of each language what is not translated, or not as it should be; ends with 1 where there is something. */
function main(): void {
  for (const { language, count, problems } of languages()) {
    console.log(`${language}: ${problems.length === 0 ? `all ${count} texts are translated` : ''}`);
    for (const problem of problems) console.log(`  ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
}

main();
