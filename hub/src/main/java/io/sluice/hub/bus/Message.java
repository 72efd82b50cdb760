package io.sluice.hub.bus;

/** Marks messages between verticles: immutable records, passed by reference. */
public interface Message {}
