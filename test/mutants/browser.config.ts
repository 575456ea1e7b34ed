import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeConfig } from 'vite';
import type { ConfigEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import tests from '../vitest.config.ts';
import { apply } from './mutate.ts';
import { swapping } from './swap.ts';

/** The tests in a browser, on one mutant: what can only run there has no others. The mutant comes by the environment. */
const { MUTANT_FILE = '', MUTANT_START, MUTANT_END, MUTANT_NOW = '' } = process.env;
const file = join(import.meta.dirname, '../..', MUTANT_FILE);
const mutation = { start: Number(MUTANT_START), end: Number(MUTANT_END), was: '', now: MUTANT_NOW };
const texts = new Map([[file, apply(readFileSync(file, 'utf8'), mutation)]]);

export default defineConfig(async (env: ConfigEnv) => mergeConfig(await tests(env), { plugins: [swapping(texts)] }));
