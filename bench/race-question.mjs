// The race as `jevons run` asks it: the world, and the ensemble's request without its number of runs.
import { loadWorld } from '../dist/src/cli/world.js';
import { headline } from '../dist/src/studies/index.js';

export async function raceQuestion() {
  const world = await loadWorld();
  let asked;
  // The study builds the request; a stand-in for what computes it takes it and stops there.
  const stop = new Error('asked');
  const executor = {
    workers: 1,
    map: (request) => {
      asked = request;
      return Promise.reject(stop);
    },
  };
  await headline(world, { n: 64 }, { executor }).catch((error) => {
    if (error !== stop) throw error;
  });
  return { world, request: asked };
}
