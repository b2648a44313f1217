// SPDX-License-Identifier: Apache-2.0
/**
 * The process that holds DuckDB: it runs the SQL it is sent and answers rows. Apart from the desk, so that a query that needs too much
 * memory ends here; limited in memory and to one folder; without extensions, network or further settings; ends with its parent.
 */
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { EngineAnswer, EngineOrder, EngineSettings } from './engine-messages.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as EngineSettings;
/** DuckDB counts what it holds and not what its allocator keeps for later: left alone that is more than the limit itself. */
const GIVING_BACK = {
  allocator_background_threads: 'true',
  allocator_flush_threshold: '1MB',
  allocator_bulk_deallocation_flush_threshold: '1MB',
  enable_external_file_cache: 'false',
};
const instance = await DuckDBInstance.create(':memory:', {
  memory_limit: `${settings.memoryMb}MB`,
  threads: String(settings.threads),
  temp_directory: settings.spillFolder,
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  ...(settings.once ? GIVING_BACK : {}),
});
const first = await instance.connect();
await first.run(`SET TimeZone = 'UTC'; SET preserve_insertion_order = true; SET parquet_metadata_cache = ${String(!settings.once)}`);
for (const statement of settings.prepare) await first.run(statement);
// From here on nothing outside the given folders can be named, whatever the SQL says.
const folders = [settings.folder, settings.spillFolder].map((folder) => `'${folder.replaceAll("'", "''")}'`).join(', ');
await first.run(`SET allowed_directories = [${folders}]; SET enable_external_access = false; SET lock_configuration = true`);

const idle: DuckDBConnection[] = [first];
const running = new Map<number, DuckDBConnection>();

process.on('message', (order: EngineOrder) => {
  if ('stop' in order) running.get(order.stop)?.interrupt();
  else void run(order.id, order.sql, order.values);
});
process.on('disconnect', () => process.exit(0));
send({ ready: true });

async function run(id: number, sql: string, values: readonly DuckDBValue[]): Promise<void> {
  const connection = idle.pop() ?? (await instance.connect());
  running.set(id, connection);
  try {
    const result = await connection.runAndReadAll(sql, [...values]);
    send({ id, rows: result.getRowObjectsJS() as Record<string, unknown>[] });
  } catch (error) {
    send({ id, fault: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
    idle.push(connection);
  }
}

function send(answer: EngineAnswer): void {
  process.send?.(answer);
}
