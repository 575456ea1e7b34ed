import { Failure } from '../model/failure.ts';

/**
 * Runs pieces of work one at a time under a name, over all tabs (Web Locks). Where the browser has no such locks it runs
 * nothing: two tabs could send the same.
 * @throws Failure 'unexpected' without locks; nobody is signed in there, see readOnly.ts
 */
export function createLock(
  manager: Pick<LockManager, 'request'> | undefined,
): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  return async (name, work) => {
    if (manager === undefined) throw new Failure('unexpected');
    return await manager.request(name, () => work());
  };
}
