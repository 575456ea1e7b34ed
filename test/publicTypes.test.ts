/**
 * What the compiler keeps of the interfaces between layers. Each line holds or fails in `npm run check:types`; running
 * the file only counts them.
 */
import { expectTypeOf, test } from 'vitest';
import type { Key } from '../src/i18n/index.ts';
import { t } from '../src/i18n/index.ts';
import type { CameraKey, Tags } from '../src/model/camera.ts';
import type { FailureKind } from '../src/model/failure.ts';
import { Failure } from '../src/model/failure.ts';
import type { UploadOutcome } from '../src/osm/types.ts';
import type { AppState } from '../src/state/state.ts';
import type { Args, Answer } from '../src/store/calls.ts';
import type { CameraStore, Orders, Questions } from '../src/store/cameraStore.ts';
import type { WorkerCalls } from '../src/store/messages.ts';
import type { Scene } from '../src/store/scene/scene.ts';

test('tags and keys of readers are what they say', () => {
  expectTypeOf<Tags>().toEqualTypeOf<ReadonlyMap<string, string>>();
  expectTypeOf<'node/1'>().toExtend<CameraKey>();
  expectTypeOf<'area/1'>().not.toExtend<CameraKey>();
  expectTypeOf<Tags>().not.toHaveProperty('set');
});

test('every question is answered later, every order is not answered', () => {
  expectTypeOf<ReturnType<Questions[keyof Questions]>>().toExtend<Promise<unknown>>();
  expectTypeOf<ReturnType<Orders[keyof Orders]>>().toEqualTypeOf<void>();
  expectTypeOf<CameraStore>().toExtend<Questions & Orders>();
});

test('what crosses to the worker follows from the interface', () => {
  expectTypeOf<WorkerCalls>().toExtend<Questions & Orders>();
  expectTypeOf<Args<Questions['get']>>().toEqualTypeOf<[key: CameraKey]>();
  expectTypeOf<Answer<Questions['near']>>().toEqualTypeOf<Awaited<ReturnType<Questions['near']>>>();
});

test('a scene can’t be written to by who draws it', () => {
  expectTypeOf<Scene>().toEqualTypeOf<Readonly<Scene>>();
});

test('the page reads the state’s signals and sets none', () => {
  type Signals = AppState['view']['view'] | AppState['data']['status'] | AppState['now'] | AppState['online'];
  expectTypeOf<Signals>().toHaveProperty('value');
  // @ts-expect-error -- only the state sets its signals
  void ((state: AppState): void => void (state.now.value = 0));
});

test('an upload ends in one of a few ways, and saving is no failure', () => {
  expectTypeOf<'saved' | 'conflict' | 'deleted' | 'unneeded' | 'rejected' | 'unknown'>().toExtend<
    UploadOutcome['kind']
  >();
  expectTypeOf(new Failure('offline').kind).toEqualTypeOf<FailureKind>();
  // @ts-expect-error -- no such kind
  void new Failure('broken');
});

test('only messages that there are can be said', () => {
  expectTypeOf<'app.name'>().toExtend<Key>();
  expectTypeOf<string>().not.toExtend<Key>();
  expectTypeOf(t).returns.toEqualTypeOf<string>();
  // @ts-expect-error -- no such message
  void (() => t('no.such.message'));
});

test('editing is read by its signals, and what it can end in is all told', () => {
  expectTypeOf<AppState['editor']['draft']>().toHaveProperty('value');
  expectTypeOf<AppState['queue']['upload']>().returns.toEqualTypeOf<Promise<void>>();
  expectTypeOf<AppState['uploads']['history']>().returns.resolves.toExtend<readonly unknown[] | Failure>();
  // One more outcome has to be dealt with wherever uploads end.
  expectTypeOf<UploadOutcome['kind']>().toEqualTypeOf<
    'saved' | 'conflict' | 'deleted' | 'unneeded' | 'rejected' | 'unknown' | 'nearby'
  >();
  // @ts-expect-error -- only the state sets its signals
  void ((state: AppState): void => void (state.editor.draft.value = null));
});
