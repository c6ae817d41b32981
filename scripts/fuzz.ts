import { parseEvents } from 'js-yaml';
import { readScannedEntry } from '../src/core/stack/scanned-entry.ts';
import type { Look } from '../src/core/syntax/look.ts';
import { readSlowly, readSyntax } from '../src/core/syntax/read.ts';
import { reread } from '../src/core/syntax/reread.ts';
import { withLineFeeds } from '../src/core/syntax/text.ts';
import { catalog } from '../test/support/catalog.ts';
import { comparePieces } from '../test/support/pieces.ts';
import { edited, randomEdit, randomNumbers, randomText } from '../test/support/random-texts.ts';
import { plainTree } from '../test/support/trees.ts';
import { randomManifest } from './random-manifest.ts';

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
 * Reads random manifests and what edits make of them, each in three ways: whole in the tolerant way, in pieces, and with the tree before, which lets go of most
 * items and is asked for now and then; and each piece that is written plainly in two, straight from the text and by the fast library. Prints the first text whose trees differ and ends
 * with 1. Arguments: how many manifests, and the seed of the first.
 */
function fuzz(count: number, first: number): number {
  let [texts, valid, plain] = [0, 0, 0];
  for (let seed = first; seed < first + count; seed++) {
    const random = randomNumbers(seed);
    // Texts of all kinds, and manifests as people write them.
    let text = seed % 3 === 0 ? randomManifest(catalog, 4, seed, true) : randomText(random);
    // A tree that lets go of most items: it is read again from the text as it stands when somebody asks.
    const look: Look = {
      scanned: (_, { span }, piece) => readScannedEntry(piece, 'framework', 0, span) !== undefined && random(2) > 0,
      read: () => random(2) > 0,
    };
    let tree = readSyntax(text, look);
    for (let edits = 0; edits <= EDITS; edits++) {
      texts++;
      const afresh = JSON.stringify(plainTree(readSyntax(text)));
      const slow = readSlowly(withLineFeeds(text));
      const isValid = slow.issues.every(({ rule }) => rule !== 'yaml-syntax') && isTaken(text);
      if (isValid) valid++;
      const isSame = !isValid || JSON.stringify(plainTree(slow)) === afresh;
      const pieces = comparePieces(withLineFeeds(text));
      plain += pieces.read;
      if (!isSame || pieces.otherwise > 0 || (edits % 3 === 0 && JSON.stringify(plainTree(tree)) !== afresh)) {
        const what = pieces.otherwise > 0 ? 'a plain piece' : isSame ? 'the edited tree' : 'the tolerant tree';
        console.error(`seed ${seed}, edit ${edits}: ${what} differs`);
        console.error(JSON.stringify(text));
        return 1;
      }
      text = edited(text, randomEdit(random, text));
      tree = reread(text, tree) ?? readSyntax(text, look);
    }
  }
  console.log(`${texts} texts, ${valid} of them valid, ${plain} plain pieces: the same tree in every way`);
  return 0;
}

process.exitCode = fuzz(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 0));
