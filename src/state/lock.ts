/**
 * Runs pieces of work one at a time under a name, over all tabs where the browser can tell them apart (Web Locks); where
 * it can't, within this page.
 */
export function createLock(
  manager: Pick<LockManager, 'request'> | undefined,
): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, Promise<unknown>>();
  const inPage = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work);
    turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
  if (manager === undefined) return inPage;
  return async (name, work) => await manager.request(name, () => work());
}
