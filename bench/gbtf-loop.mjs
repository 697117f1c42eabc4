// Getting Big Too Fast as a person would write it in JavaScript: one run after the other, numbers in local variables.
// Only the benchmark uses it.

const steps = 640;
const lagSteps = 16;

/** Net present values of the two firms at the end. */
export function simulate(wordOfMouth, progressRatio, capacityDelay, elasticity, result) {
  const dt = 1 / 16;
  const population = 1e8;
  const referenceDemand = 6e7;
  const referencePrice = 1000;
  const utilisation = 0.8;
  const initialExperience = 1e7;
  const slope = (-referenceDemand * elasticity) / referencePrice;
  const exponent = Math.log(progressRatio) / Math.log(2);
  const initialCost = 1000 / 1.2 / (1 + 3 / utilisation);
  let potential = Math.min(population, referenceDemand);
  let adopters = 0.001 * potential;
  const price = [1000, 1000];
  const base = [adopters / 2, adopters / 2];
  let adoption = (potential - adopters) * (0.001 + (wordOfMouth * adopters) / population);
  let orders = adoption + 0.1 * base[0] + 0.1 * base[1];
  let volume = Math.max(0.1 * base[0] + 0.1 * base[1], orders);
  let reported = volume;
  let earlier = volume;
  const lag = new Float64Array(lagSteps).fill(reported);
  const backlog = [0, 0].fill((orders * 0.25) / 2);
  const stage1 = [0, 0].fill(orders / 2 / utilisation);
  const stage2 = [...stage1];
  const stage3 = [...stage1];
  const rivalTarget = [...stage1];
  const experience = [initialExperience, initialExperience];
  const value = [price[0] * backlog[0], price[1] * backlog[1]];
  const present = [0, 0];
  const ship = [0, 0];
  const attraction = [0, 0];
  const target = [0, 0];
  const share = [0, 0];
  const discard = [0, 0];
  for (let step = 0; step < steps; step += 1) {
    const lowest = Math.min(price[0], price[1]);
    potential = Math.min(
      population,
      referenceDemand * Math.max(0, 1 + (slope * (lowest - referencePrice)) / referenceDemand),
    );
    adoption = (potential - adopters) * (0.001 + (wordOfMouth * adopters) / population);
    discard[0] = 0.1 * base[0];
    discard[1] = 0.1 * base[1];
    orders = adoption + discard[0] + discard[1];
    volume = Math.max(discard[0] + discard[1], orders);
    const forecast = reported * Math.exp(capacityDelay * Math.log(reported / earlier));
    for (let i = 0; i < 2; i += 1) {
      ship[i] = Math.min(backlog[i] / 0.25, stage3[i]);
      attraction[i] = Math.exp((-4 * (backlog[i] / ship[i])) / 0.25) * Math.exp((-8 * price[i]) / referencePrice);
      share[i] = Math.max(0.5, Math.max(0, forecast - utilisation * rivalTarget[i]) / forecast);
      target[i] = Math.max(1e5, (share[i] * forecast) / utilisation);
    }
    const all = attraction[0] + attraction[1];
    const shipped = ship[0] + ship[1];
    const discount = Math.exp(-0.04 * step * dt);
    const stageTime = capacityDelay / 3;
    for (let i = 0; i < 2; i += 1) {
      const order = (attraction[i] / all) * orders;
      const learning = (experience[i] / initialExperience) ** exponent;
      const variable = initialCost * learning;
      const fixed = 3 * initialCost * learning;
      const basePrice = 1.2 * (variable + fixed / utilisation);
      const targetPrice = Math.max(
        variable,
        price[i] *
          (1 + (basePrice / price[i] - 1)) *
          (1 + 0.25 * (backlog[i] / 0.25 / (utilisation * stage3[i]) - 1)) *
          (1 - 0.1 * (share[i] - ship[i] / shipped)),
      );
      const revenue = (ship[i] * value[i]) / backlog[i];
      present[i] += dt * (discount * (revenue - (ship[i] * variable + stage3[i] * fixed)));
      value[i] += dt * (order * price[i] - revenue);
      price[i] += dt * ((targetPrice - price[i]) / 0.25);
      base[i] += dt * (ship[i] - discard[i]);
      backlog[i] += dt * (order - ship[i]);
      experience[i] += dt * ship[i];
      const from1 = stage1[i];
      const from2 = stage2[i];
      stage1[i] += dt * ((target[i] - from1) / stageTime);
      stage2[i] += dt * ((from1 - from2) / stageTime);
      stage3[i] += dt * ((from2 - stage3[i]) / stageTime);
    }
    rivalTarget[0] += dt * ((target[1] - rivalTarget[0]) / 0.25);
    rivalTarget[1] += dt * ((target[0] - rivalTarget[1]) / 0.25);
    adopters += dt * adoption;
    lag[step % lagSteps] = reported;
    if (step + 1 >= lagSteps) earlier = lag[(step + 1) % lagSteps];
    reported += dt * ((volume - reported) / 0.25);
  }
  result[0] = present[0];
  result[1] = present[1];
}
