import { expect, test } from 'vitest';
import { withoutMethod } from '../../src/build/leanLeaflet.ts';

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
