package io.sluice.simulator.world.spec;

/**
 * Numbers of generated objects, which describe a large instance in a few lines.
 *
 * @param scalarShare fraction of the measures without dimensions
 * @param attributeShare fraction of the measures that are columns of the customer table
 */
public record GenerateSpec(
    long seed,
    int dataSources,
    int segments,
    int measures,
    double scalarShare,
    double attributeShare,
    FailureSpec failures) {}
