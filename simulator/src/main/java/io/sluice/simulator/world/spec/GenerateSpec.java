package io.sluice.simulator.world.spec;

/**
 * A large instance in a few lines: so many things, made from a seed of their own.
 *
 * @param scalarShare part of the measures without dimensions, 0 to 1
 * @param attributeShare part of the measures that are columns of the customer table, 0 to 1
 */
public record GenerateSpec(
    long seed,
    int dataSources,
    int segments,
    int measures,
    double scalarShare,
    double attributeShare,
    FailureSpec failures) {}
