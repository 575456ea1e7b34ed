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

describe('closing the state', () => {
  test('closes its store', () => {
    const at = startApp();
    at.state.close();
    expect(at.store().closed).toBe(true);
  });
});
