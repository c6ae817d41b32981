import { parseEvents } from 'js-yaml';
import { readSlowly, readSyntax } from '../src/core/syntax/read.ts';
import { reread } from '../src/core/syntax/reread.ts';
import { withLineFeeds } from '../src/core/syntax/text.ts';
import { edited, randomEdit, randomNumbers, randomText } from '../test/support/random-texts.ts';
import { plainTree } from '../test/support/trees.ts';

const EDITS = 9;

/** Whether the fast library takes a text as a whole: the tolerant one takes a few that are broken, such as some quotes that are not closed. */
function isTaken(text: string): boolean {
  try {
    parseEvents(text, { filename: '' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads random manifests and what edits make of them, each in three ways: whole in the tolerant way, in pieces, and with the tree before.
 * Prints the first text whose trees differ and ends with 1. Arguments: how many manifests, and the seed of the first.
 */
function fuzz(count: number, first: number): number {
  let [texts, valid] = [0, 0];
  for (let seed = first; seed < first + count; seed++) {
    const random = randomNumbers(seed);
    let text = randomText(random);
    let tree = readSyntax(text);
    for (let edits = 0; edits <= EDITS; edits++) {
      texts++;
      const afresh = JSON.stringify(plainTree(readSyntax(text)));
      const slow = readSlowly(withLineFeeds(text));
      const isValid = slow.issues.every(({ rule }) => rule !== 'yaml-syntax') && isTaken(text);
      if (isValid) valid++;
      const isSame = !isValid || JSON.stringify(plainTree(slow)) === afresh;
      if (!isSame || JSON.stringify(plainTree(tree)) !== afresh) {
        console.error(`seed ${seed}, edit ${edits}: ${isSame ? 'the edited tree' : 'the tolerant tree'} differs`);
        console.error(JSON.stringify(text));
        return 1;
      }
      text = edited(text, randomEdit(random, text));
      tree = reread(text, tree) ?? readSyntax(text);
    }
  }
  console.log(`${texts} texts, ${valid} of them valid: the same tree in every way`);
  return 0;
}

process.exitCode = fuzz(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 0));
