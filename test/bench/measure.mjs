// How the benchmarks time, name and judge their figures.
import { performance } from 'node:perf_hooks';

export const seconds = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

export const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

export const figure = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

function verdict(name, ratio, wanted, reached) {
  console.log(`${name}: ${figure(ratio)} (wanted ${wanted}) ${reached ? 'reached' : 'NOT REACHED'}`);
}
export const atLeast = (name, ratio, wanted) => verdict(name, ratio, `at least ${wanted}`, ratio >= wanted);
export const atMost = (name, ratio, wanted) => verdict(name, ratio, `at most ${wanted}`, ratio <= wanted);
