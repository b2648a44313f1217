// SPDX-License-Identifier: Apache-2.0
import { type Said, type Spot, said, saidNumber, type Trip, utcFromText, type When } from '../../core/records/index.ts';
import { minorUnits } from '../minor-units.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { csvTable, type TableRow } from '../tokenisers/csv-table.ts';

/**
 * Trips of a rider from the download of the own data at Uber, `Rider/trips_data.csv` (later `trips_data-0.csv`):
 *
 *     City,Product Type,Trip or Order Status,Request Time,Begin Trip Time,Begin Trip Lat,…,Distance (miles),Fare Amount,Fare Currency
 *     Cairo,UberX,COMPLETED,2026-03-10 06:20:11 +0000 UTC,2026-03-10 06:31:00 +0000 UTC,30.0444200,…,11.20,145.50,EGP
 *
 * Columns come and go and are found by name. Times name their zone. Distance is in miles by the header. A cancelled trip has no begin.
 * The answer to a legal request has no public shape.
 */
export const uberTripsCsv: ReturnParser = {
  id: 'uber-trips-csv',
  provider: 'uber',
  version: '1',
  title: 'Uber: trips of a rider (own download, CSV)',
  basis: { tier: 'inferred', source: 'public readers of the download' },
  gives: ['trip'],
  recognises: (file) => file.columns.hasLike(/^Request Time/i, /^(Trip or Order|Trip) Status$/i, /^Begin ?Trip/i),
  *read(file) {
    for (const row of csvTable(file)) yield* tripOf(row);
  },
};

const TIMES = ['Request Time', 'Begin Trip Time', 'Dropoff Time'] as const;

function* tripOf(row: TableRow): Generator<Finding> {
  const [requested, begun, ended] = TIMES.map((column) => timeOf(row, column));
  const currency = row.cell('Fare Currency');
  const fare = row.cell('Fare Amount');
  const data: Trip = {
    ...text('status', row.cell('Trip or Order Status', 'Trip Status')),
    ...text('product', row.cell('Product Type')),
    ...text('city', row.cell('City')),
    ...(requested?.when && { requested: requested.when }),
    ...(begun?.when && { begun: begun.when }),
    ...(ended?.when && { ended: ended.when }),
    ...spot('pickup', row, 'Begin Trip'),
    ...spot('dropoff', row, 'Dropoff'),
    ...distanceOf(row),
    ...(fare !== undefined && { fareMinor: minorUnits(fare, currency) }),
    ...text('currency', currency),
  };
  yield record('trip', data, row, row.rest());
  for (const time of [requested, begun, ended]) if (time?.fault !== undefined) yield time.fault;
}

function timeOf(row: TableRow, column: string): { when?: When | undefined; fault?: Finding } | undefined {
  const raw = row.cell(column);
  if (raw === undefined) return undefined;
  const when = utcFromText(raw);
  return when === undefined
    ? { fault: gap('unreadable-time', row, `In column "${column}" stands no time that can be read.`, raw, row.cellAt(column)) }
    : { when };
}

function spot(name: 'pickup' | 'dropoff', row: TableRow, prefix: string): Partial<Record<'pickup' | 'dropoff', Spot>> {
  const lat = row.cell(`${prefix} Lat`);
  const lon = row.cell(`${prefix} Lng`);
  const address = row.cell(`${prefix} Address`);
  if (lat === undefined && lon === undefined && address === undefined) return {};
  return {
    [name]: {
      ...(lat !== undefined && { lat: saidNumber(lat) }),
      ...(lon !== undefined && { lon: saidNumber(lon) }),
      ...text('address', address),
    },
  };
}

const KILOMETRES_A_MILE = 1.609344;

function distanceOf(row: TableRow): Pick<Trip, 'distance'> {
  const miles = row.cell('Distance (miles)');
  const raw = miles ?? row.cell('Distance (kilometers)', 'Distance (km)');
  if (raw === undefined) return {};
  const value = saidNumber(raw);
  if (miles === undefined || value.norm === undefined) return { distance: { value, unit: miles === undefined ? 'kilometres' : 'miles' } };
  return { distance: { value, unit: 'miles', kilometres: Math.round(value.norm * KILOMETRES_A_MILE * 1000) / 1000 } };
}

function text<K extends string>(name: K, raw: string | undefined): { [P in K]?: Said } {
  return raw === undefined ? {} : ({ [name]: said(raw) } as { [P in K]: Said });
}
