/** Requests per second of the servers beside each other, in turn, so that what else the machine does hits all of them. */
import { ask, check } from './answers.ts';
import { type Measured, measure } from './load.ts';
import { median } from './numbers.ts';
import type { Readers } from './readers.ts';
import type { Kind, ScenarioResult } from './results.ts';
import { browserHeaders, type Scenario } from './scenarios.ts';
import type { Bare, Running } from './servers.ts';

export interface Effort {
  readonly rounds: number;
  /** Of each measurement. */
  readonly seconds: number;
  /** Before the first round, in which code is compiled and what is kept gets made. */
  readonly warmSeconds: number;
}

export interface Servers {
  readonly bare: Bare;
  readonly gatepost: Running;
  readonly reference?: Running;
}

/** @param say shows progress */
export async function measureLoad(
  scenarios: readonly Scenario[],
  { bare, ...sites }: Servers,
  readers: Readers,
  { rounds, seconds, warmSeconds }: Effort,
  say: (line: string) => void,
): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const headersFor = async (server: Running) =>
      browserHeaders(scenario, await readers.cookies(scenario.persona, server.origin));
    const load = (server: Running, time: number) =>
      measure({
        url: server.origin + scenario.path,
        seconds: time,
        pid: server.pid,
        headers: () => headersFor(server),
      });
    const asked: [Kind, Running][] = [
      ['bare', bare],
      ...(sites.reference && scenario.inReference ? [['reference', sites.reference] as [Kind, Running]] : []),
      ['gatepost', sites.gatepost],
    ];
    const looked = async (kind: Kind, server: Running) => {
      const answer = await ask(server.origin + scenario.path, await headersFor(server));
      check(scenario, answer, kind);
      return answer;
    };
    // What Gatepost sends once it is warm is what the bare server repeats.
    await load(sites.gatepost, warmSeconds);
    // A server is behind with what nobody waits for any more when a load ends: its next answer says that it has caught up.
    const answer = await looked('gatepost', sites.gatepost);
    await bare.writes(answer);
    for (const [kind, server] of asked) {
      if (kind !== 'gatepost') await load(server, warmSeconds);
      await looked(kind, server);
    }
    const taken: Partial<Record<Kind, Measured[]>> = {};
    for (let round = 0; round < rounds; round++) {
      for (const [kind, server] of asked) {
        taken[kind] = [...(taken[kind] ?? []), await load(server, seconds)];
        await looked(kind, server);
      }
    }
    const result: ScenarioResult = {
      name: scenario.name,
      bytes: answer.bytes,
      encoding: answer.encoding,
      ...(scenario.target && { target: scenario.target }),
      servers: Object.fromEntries(asked.map(([kind]) => [kind, middle(taken[kind] ?? [])])),
      ratios: Object.fromEntries(asked.map(([kind]) => [kind, ratio(taken[kind] ?? [], taken.bare ?? [])])),
    };
    say(line(result));
    results.push(result);
  }
  return results;
}

function middle(rounds: readonly Measured[]): Measured {
  const of = (name: keyof Measured) => median(rounds.map((round) => round[name]));
  return { rate: of('rate'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') };
}

/** The middle of the shares of each round: rounds lie close together, so what disturbs one disturbs both sides of it. */
function ratio(rounds: readonly Measured[], bare: readonly Measured[]): number {
  return median(rounds.map(({ rate }, round) => rate / (bare[round]?.rate ?? Number.NaN)));
}

function line({ name, servers, ratios }: ScenarioResult): string {
  const each = Object.entries(servers).map(
    ([kind, { rate, p99 }]) =>
      `${kind} ${rate.toFixed(0)}/s (${ratios[kind as Kind]?.toFixed(3)}, p99 ${p99.toFixed(1)} ms)`,
  );
  return `  ${name.padEnd(24)} ${each.join('   ')}`;
}
