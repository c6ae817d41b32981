/** What a person has to put right, in one line: a wrong call, or unreadable input. */
export class Failure extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'permission denied',
  ENOSPC: 'no space left',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** What went wrong with a file, in one line; a failure that is in words already stays as it is. */
export function fileFailure(error: unknown, shown: string, done: 'read' | 'written'): Failure {
  if (error instanceof Failure) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  if (isMissing && done === 'read') return new Failure(`${shown}: no such file or folder`);
  return new Failure(`${shown}: cannot be ${done}: ${isMissing ? 'no such folder' : (REASONS[code] ?? message)}`);
}
