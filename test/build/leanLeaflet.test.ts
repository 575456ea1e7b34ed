import { expect, test } from 'vitest';
import { knownAnswers, withoutMethod } from '../../src/build/leanLeaflet.ts';

const CLASS = `export var Thing = Base.extend({
	first: function () {
		if (this.x) {
			return 1;
		}
	},

	// About the second.
	second: function (a, b) {
		return this.firstOf({
			a: a
		});
	},

	last: function () { return 3; }
});`;

test('one method is left out whole, and nothing else', () => {
  const left = withoutMethod(CLASS, 'second', 'Thing.js');
  expect(left).not.toContain('second: function');
  expect(left).not.toContain('firstOf');
  for (const kept of ['first: function', 'last: function', 'return 1;', 'return 3;']) expect(left).toContain(kept);
});

test('a method that is not there ends the build', () => {
  expect(() => withoutMethod(CLASS, 'third', 'Thing.js')).toThrow('Thing.js has no method third');
});

test('what every browser of today answers alike is written out, the rest is asked', () => {
  expect(knownAnswers('if (Browser.ielt9 || !Browser.any3d || Browser.retina) go();', 'Thing.js')).toBe(
    'if (false || !true || Browser.retina) go();',
  );
});

test('a question about the browser that is in no list ends the build', () => {
  expect(() => knownAnswers('Browser.smell', 'Thing.js')).toThrow('Thing.js asks of the browser: smell');
});
