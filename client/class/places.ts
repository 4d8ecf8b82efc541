/** This browser's places in classes, as a student. */
import { placesIn } from '../net/places.ts';

export const classPlaces = placesIn('class');
