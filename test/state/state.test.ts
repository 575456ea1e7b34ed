import { describe, expect, test } from 'vitest';
import { startApp } from '../stub/app.ts';

describe('coming back online', () => {
  test('reads what is missing at once', () => {
    const at = startApp();
    at.online(false);
    expect(at.state.online.value).toBe(false);
    at.online(true);
    expect(at.store().retries).toBe(1);
  });
});

test('what comes in while the browser says that it is offline proves it wrong', () => {
  const at = startApp();
  const reading = (bytes: number): void =>
    at.store().status({ phase: { kind: 'reading', boxesDone: 0, boxesTotal: 1, bytes }, inView: 0, base: null });
  reading(500);
  at.online(false);
  reading(500);
  expect(at.state.online.value).toBe(false);
  reading(0);
  expect(at.state.online.value).toBe(false);
  reading(100);
  expect(at.state.online.value).toBe(true);
});

describe('closing the state', () => {
  test('closes its store', () => {
    const at = startApp();
    at.state.close();
    expect(at.store().closed).toBe(true);
  });
});
