// charter: see Package.swift
