/** Imported for its effect by whatever of the page is loaded lazily: the English and the styles that the first view does without. */
import '../styles/later.css';
import { addEnglish, needWords } from '../i18n/index.ts';
import en from './en.json';

type Words = typeof en;
declare module '../i18n/messages.ts' {
  interface Named extends Words {}
}

needWords('ui');
addEnglish(en);
