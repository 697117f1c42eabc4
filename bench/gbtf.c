/*
 * Getting Big Too Fast, written by hand as a C programmer would: one run after the other, two firms in small loops.
 * Only the benchmark uses it. Reads runs as lines of four inputs, writes the two net present values of the last run set.
 * usage: gbtf RUNS ROUNDS < inputs > values
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STEPS = 640, LAG = 16 };

static inline double larger(double a, double b) { return a > b ? a : b; }
static inline double smaller(double a, double b) { return a < b ? a : b; }

static void simulate(double word_of_mouth, double progress_ratio, double capacity_delay, double elasticity, double *npv_out) {
  const double dt = 1.0 / 16, population = 1e8, reference_demand = 6e7, reference_price = 1000;
  const double utilisation = 0.8, margin = 0.2, ratio = 3, initial_price = 1000, initial_experience = 1e7;
  const double slope = -reference_demand * elasticity / reference_price;
  const double exponent = log(progress_ratio) / log(2.0);
  const double initial_cost = (initial_price / (1 + margin)) / (1 + ratio / utilisation);
  double price[2] = {initial_price, initial_price};
  double potential = smaller(population, reference_demand * larger(0, 1 + slope * (initial_price - reference_price) / reference_demand));
  double adopters = 0.001 * potential;
  double base[2] = {adopters / 2, adopters / 2};
  double adoption = (potential - adopters) * (0.001 + word_of_mouth * adopters / population);
  double industry_orders = adoption + 0.1 * base[0] + 0.1 * base[1];
  double volume = larger(0.1 * base[0] + 0.1 * base[1], industry_orders);
  double reported = volume, lag[LAG];
  double backlog[2], stage1[2], stage2[2], stage3[2], rival_target[2], experience[2], value[2], npv[2] = {0, 0};
  for (int i = 0; i < LAG; i++) lag[i] = reported;
  for (int i = 0; i < 2; i++) {
    backlog[i] = industry_orders * 0.25 / 2;
    stage1[i] = stage2[i] = stage3[i] = industry_orders / 2 / utilisation;
    rival_target[i] = stage3[i];
    experience[i] = initial_experience;
    value[i] = price[i] * backlog[i];
  }
  double earlier = reported;
  for (int step = 0; step < STEPS; step++) {
    const double time = step * dt;
    potential = smaller(population, reference_demand * larger(0, 1 + slope * (smaller(price[0], price[1]) - reference_price) / reference_demand));
    adoption = (potential - adopters) * (0.001 + word_of_mouth * adopters / population);
    const double discard[2] = {0.1 * base[0], 0.1 * base[1]};
    industry_orders = adoption + discard[0] + discard[1];
    volume = larger(discard[0] + discard[1], industry_orders);
    const double growth = log(reported / earlier) / 1.0;
    const double forecast = reported * exp(capacity_delay * growth);
    double ship[2], attraction[2], target_capacity[2], target_share[2];
    for (int i = 0; i < 2; i++) {
      ship[i] = smaller(backlog[i] / 0.25, stage3[i]);
      attraction[i] = exp(-4 * (backlog[i] / ship[i]) / 0.25) * exp(-8 * price[i] / reference_price);
      const double uncontested = larger(0, forecast - utilisation * rival_target[i]) / forecast;
      target_share[i] = larger(0.5, uncontested);
      target_capacity[i] = larger(1e5, target_share[i] * forecast / utilisation);
    }
    const double all = attraction[0] + attraction[1], shipped = ship[0] + ship[1];
    const double discount = exp(-0.04 * time);
    const double stage_time = capacity_delay / 3;
    for (int i = 0; i < 2; i++) {
      const double order = attraction[i] / all * industry_orders;
      const double learning = pow(experience[i] / initial_experience, exponent);
      const double variable = initial_cost * learning, fixed = ratio * initial_cost * learning;
      const double base_price = (1 + margin) * (variable + fixed / utilisation);
      const double target_price = larger(variable, price[i] * (1 + (base_price / price[i] - 1)) * (1 + 0.25 * (backlog[i] / 0.25 / (utilisation * stage3[i]) - 1)) * (1 - 0.1 * (target_share[i] - ship[i] / shipped)));
      const double revenue = ship[i] * value[i] / backlog[i];
      const double cost = ship[i] * variable + stage3[i] * fixed;
      npv[i] += dt * (discount * (revenue - cost));
      value[i] += dt * (order * price[i] - revenue);
      price[i] += dt * ((target_price - price[i]) / 0.25);
      base[i] += dt * (ship[i] - discard[i]);
      backlog[i] += dt * (order - ship[i]);
      experience[i] += dt * ship[i];
      const double from1 = stage1[i], from2 = stage2[i];
      stage1[i] += dt * ((target_capacity[i] - stage1[i]) / stage_time);
      stage2[i] += dt * ((from1 - stage2[i]) / stage_time);
      stage3[i] += dt * ((from2 - stage3[i]) / stage_time);
    }
    for (int i = 0; i < 2; i++) rival_target[i] += dt * ((target_capacity[1 - i] - rival_target[i]) / 0.25);
    adopters += dt * adoption;
    lag[step % LAG] = reported;
    earlier = step + 1 >= LAG ? lag[(step + 1) % LAG] : earlier;
    reported += dt * ((volume - reported) / 0.25);
  }
  npv_out[0] = npv[0];
  npv_out[1] = npv[1];
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  const int runs = atoi(arguments[1]), rounds = atoi(arguments[2]);
  double *inputs = malloc(sizeof(double) * 4 * runs), *values = malloc(sizeof(double) * 2 * runs);
  if (fread(inputs, sizeof(double), 4 * (size_t)runs, stdin) != 4 * (size_t)runs) return 3;
  for (int round = 0; round < rounds; round++) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int run = 0; run < runs; run++)
      simulate(inputs[run], inputs[runs + run], inputs[2 * runs + run], inputs[3 * runs + run], values + 2 * run);
    clock_gettime(CLOCK_MONOTONIC, &to);
    fprintf(stderr, "%.9f\n", (to.tv_sec - from.tv_sec) + (to.tv_nsec - from.tv_nsec) * 1e-9);
  }
  fwrite(values, sizeof(double), 2 * (size_t)runs, stdout);
  return 0;
}
