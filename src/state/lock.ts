import { nameIn } from '../platform/folderNames.ts';
import { Failure } from '../model/failure.ts';

/**
 * Runs pieces of work one at a time under a name, over all tabs of the pages in a folder (Web Locks). Where the browser has no such locks it runs
 * nothing: two tabs could send the same.
 * @throws Failure 'unexpected' without locks; nobody is signed in there, see readOnly.ts
 */
export function createLock(
  manager: Pick<LockManager, 'request'> | undefined,
  folder: string | null,
): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  return async (name, work) => {
    if (manager === undefined) throw new Failure('unexpected');
    if (folder === null) return await manager.request(name, () => work());
    // The former name as well, always first: a tab of a version up to 0.1 knows no other, and may be at work.
    return await manager.request(name, () => manager.request(nameIn(folder, name), () => work()));
  };
}
