/** Imported for its effect by whatever is loaded lazily: the rest of the English messages. */
import { addEnglish } from './messages.ts';
import later from './en.json';

addEnglish(later);
