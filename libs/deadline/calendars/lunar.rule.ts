// The days of the Vietnamese lunar calendar that are public holidays. Months begin on the day of the new moon and month 11 has the
// winter solstice, both by the clock of Viet Nam: at UTC+8 the same rules give China's calendar, which differs in some years.
// New moons and the sun by J. Meeus, Astronomical Algorithms (2nd ed.), chapters 49 and 25.

/** Days are numbers, as `dayNumber` gives them. */
export interface LunarYear {
  /** Day 1 of month 1. */
  newYear: number;
  /** Days of the last month of the year before: 29 or 30. */
  lastMonth: number;
  /** Day 10 of month 3. */
  hungKings: number;
}

/** Years for which these formulas and the legal meridian (UTC+7, Decision 121/CP of 08/8/1967) hold. */
export const FIRST_LUNAR_YEAR = 1968;
export const LAST_LUNAR_YEAR = 2199;

const UNIX_EPOCH_JD = 2_440_587.5;
const OFFSET = 7 / 24;
const MEAN_MONTH = 29.530588861;
const SOLSTICE_SECTOR = 9;

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

const polynomial = (at: number, ...coefficients: number[]): number => coefficients.reduceRight((sum, each) => sum * at + each, 0);

/** Dynamical time minus universal time in days (polynomials of Espenak and Meeus). */
function deltaT(year: number): number {
  const t = year - 2000;
  if (year < 1986) return polynomial(year - 1975, 45.45, 1.067, -1 / 260, -1 / 718) / 86_400;
  if (year < 2005) return polynomial(t, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599) / 86_400;
  if (year < 2050) return polynomial(t, 62.92, 0.32217, 0.005589) / 86_400;
  return (-20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * Math.max(0, 2150 - year)) / 86_400;
}

/** Amplitude in days, power of the eccentricity, multiples of the anomalies of sun and moon and of the moon's argument of latitude. */
const PERIODIC: readonly (readonly [number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
];

/** What the planets and the moon's node do to it: amplitude in days, angle at k = 0, change of the angle with k. */
const PLANETS: readonly (readonly [number, number, number])[] = [
  [-0.00017, 124.7746, -1.56375588],
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];

/** The day in Viet Nam of the `k`th new moon since 06/01/2000. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const eccentricity = polynomial(t, 1, -0.002516, -0.0000074);
  const sun = 2.5534 + 29.1053567 * k + polynomial(t, 0, 0, -0.0000014, -0.00000011);
  const moon = 201.5643 + 385.81693528 * k + polynomial(t, 0, 0, 0.0107582, 0.00001238, -0.000000058);
  const latitude = 160.7108 + 390.67050284 * k + polynomial(t, 0, 0, -0.0016118, -0.00000227, 0.000000011);
  const mean = 2_451_550.09766 + MEAN_MONTH * k + polynomial(t, 0, 0, 0.00015437, -0.00000015, 0.00000000073);
  const periodic = PERIODIC.reduce(
    (sum, [amplitude, power, s, m, l]) => sum + amplitude * eccentricity ** power * sine(s * sun + m * moon + l * latitude),
    0,
  );
  const planets = PLANETS.reduce((sum, [amplitude, angle, change]) => sum + amplitude * sine(angle + change * k), 0);
  const universal = mean + periodic + planets - deltaT(2000 + t * 100);
  return Math.floor(universal - UNIX_EPOCH_JD + OFFSET);
}

/** Which of the twelve arcs of 30° the sun is in when a day begins in Viet Nam; 9 begins with the winter solstice. */
function sunSector(day: number): number {
  const universal = day + UNIX_EPOCH_JD - OFFSET;
  const year = 2000 + (universal - 2_451_545) / 365.25;
  const t = (universal + deltaT(year) - 2_451_545) / 36_525;
  const anomaly = polynomial(t, 357.52911, 35_999.05029, -0.0001537);
  const centre =
    polynomial(t, 1.914602, -0.004817, -0.000014) * sine(anomaly) +
    polynomial(t, 0.019993, -0.000101) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const longitude = polynomial(t, 280.46646, 36_000.76983, 0.0003032) + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** The new moon that begins month 11 of a year: the last one before the winter solstice is over. */
function monthEleven(year: number): number {
  const newYearsEve = Date.UTC(year, 11, 31) / 86_400_000;
  let k = Math.floor((newYearsEve + UNIX_EPOCH_JD - 2_451_550) / MEAN_MONTH) + 1;
  while (newMoon(k) > newYearsEve || sunSector(newMoon(k)) >= SOLSTICE_SECTOR) k--;
  return k;
}

/** How many months after month 11 of the year before the leap month comes; none in a year of twelve months. */
function leapMonth(first: number, last: number): number {
  if (last - first < 13) return Infinity;
  let month = 1;
  while (sunSector(newMoon(first + month)) !== sunSector(newMoon(first + month + 1))) month++;
  return month;
}

export function lunarYear(year: number): LunarYear {
  const first = monthEleven(year - 1);
  const leap = leapMonth(first, monthEleven(year));
  /** `place`: months after month 11 if none of them were a leap month. */
  const start = (place: number): number => first + place + (leap <= place ? 1 : 0);
  const newYear = newMoon(start(2));
  return { newYear, lastMonth: newYear - newMoon(start(2) - 1), hungKings: newMoon(start(4)) + 9 };
}
