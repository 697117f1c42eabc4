/** The fit to the record is large: it is fetched when a scenario first asks for it. */
import { JevonsError } from '#base';
import { type World, withDefaultPosterior } from '#studies';

/** Kept, so that the fit is read once for the life of the thread, which has one world. */
let withFit: Promise<World> | undefined;

async function text(url: string): Promise<string> {
  const response = await fetch(url);
  if (response.ok) return response.text();
  throw new JevonsError(`the fit to the record could not be loaded (${response.status})`, {
    kind: 'failure',
    code: 'posterior-not-loaded',
    where: url,
  });
}

/** The world as it is, or with the fit where it is asked for; a failure is forgotten, so that the next one tries again. */
export async function worldFor(world: World, asked: boolean, url: string): Promise<World> {
  if (!asked) return world;
  withFit ??= text(url)
    .then((fit) => withDefaultPosterior(world, fit))
    .catch((error: unknown) => {
      withFit = undefined;
      throw error;
    });
  return withFit;
}
