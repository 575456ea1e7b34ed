import { Panel } from '../shell/lazyParts.ts';
import type { Side, Windows } from '../context.ts';

/** Opens one of the panel's own contents, and fetches the panel where that has not been done yet. */
export function openSide({ side }: Pick<Windows, 'side'>, what: Side): void {
  Panel.load();
  side.value = what;
}
