package io.sluice.hub.bus;

/** Marks what may travel between verticles: immutable records only, passed by reference. */
public interface Message {}
