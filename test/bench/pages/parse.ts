/** The yardstick: what JSON.parse alone takes for the same bytes. */
import { isRecord } from '../../../src/model/record.ts';

window.yardstick = {
  async parse() {
    const response = await fetch('/api/interpreter', { method: 'POST', body: new URLSearchParams({ data: '' }) });
    const text = await response.text();
    const start = performance.now();
    const answer: unknown = JSON.parse(text);
    const ms = performance.now() - start;
    const elements = isRecord(answer) ? answer['elements'] : null;
    return { ms, elements: Array.isArray(elements) ? elements.length : 0 };
  },
};
