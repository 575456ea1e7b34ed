/** Imported for its effect by whatever is loaded lazily: the rest of the English messages. */
import { addEnglish } from './index.ts';
import later from './en.json';

addEnglish(later);
