internal import API
internal import Article16
internal import Dispatch
internal import Glibc
internal import HTTPMessages
internal import HTTPServer
internal import Logging
internal import Registry
internal import Synchronization

/// A service from its start to its end: the store, the loops, the signals.
final class Serving {
    private let settings: ServeSettings
    private let endpoints: [Endpoint]
    /// Where the metrics are told, if anywhere.
    private let metrics: Endpoint?
    private let logger: Logger
    private let keyFile: KeyFile
    private let journal = Journal()
    private let state = ServiceState()

    init(_ settings: ServeSettings, endpoints: [Endpoint], metrics: Endpoint?) {
        self.settings = settings
        self.endpoints = endpoints
        self.metrics = metrics
        keyFile = KeyFile(named: settings.keyFile, store: settings.store)
        let journal = journal
        logger = Logger(label: "opcat") { _ in JournalHandler(journal: journal) }
    }

    func run() throws {
        umask(0o077)
        Memory.returnLargeBlocks()
        try CoreDumps.refuse()
        let writer = try openStore()
        let apiSettings = try APISettings(from: settings, writer, journal, state)
        let control = ControlSocket.path(ofStore: settings.store)
        let days = DaySwitch(writer: writer) { [logger] words in
            logger.error("what falls due today was not done: \(words)")
        }
        let store = settings.store
        let watch = ChangeWatch(store: store, writer: writer)
        let aside = ReadingAside(store: store, writer: writer)
        let indexes = ReaderIndexes(of: store, keys: writer.keys)
        let proxies = settings.trustedProxies
        let requests = (0..<settings.server.loops).map { _ in RequestFigures() }
        let server = try server(control) { [endpoints, settings, journal] loop in
            let readers = Readers(of: store, keys: writer.keys)
            _ = try readers.everyone
            let api = API(
                readers: readers, writer: writer, settings: apiSettings, watch: watch,
                aside: aside, indexes: indexes)
            return LoopService(
                api: api, desk: endpoints.count, writer: writer, proxies: proxies,
                figures: requests[loop],
                lines: settings.accessLog ? RequestLines(journal) : nil)
        }
        let metrics = try metrics.map { endpoint in
            try metricsServer(
                Metrics(
                    store: store, state: state, journal: journal, writer: writer.figures,
                    loops: server.figures, contents: server.budget, requests: requests),
                at: endpoint)
        }
        let signals = signals(for: server)
        for url in server.urls.prefix(endpoints.count) { Output.line(url) }
        let watchdog = Systemd.watchdogPeriod.map { Watchdog(server, writer, period: $0) }
        Systemd.tell("READY=1")
        try withExtendedLifetime(signals) { try server.run() }
        watchdog?.stop()
        metrics?.stop()
        days.stop()
        do {
            try writer.close()
        } catch {
            logger.warning("the WAL stays beside the store: \(error)")
        }
        logger.info("stopped")
        journal.flush()
    }

    /// A command of the operator's may hold the store for a moment; it is waited for.
    private func openStore() throws -> Writer {
        let keys = try keyFile.keys(forStore: settings.store) { [logger] words in
            logger.notice("\(words)")
        }
        for _ in 1..<StoreAccess.tries {
            if let writer = try openFreeStore(keys) { return writer }
            usleep(StoreAccess.pause)
        }
        throw Failure("\(settings.store): another process holds the store; is a service running?")
    }

    /// Nil where another process has the store open for writing.
    private func openFreeStore(_ keys: MasterKeys) throws -> Writer? {
        do {
            return try Writer(at: settings.store, keys: keys) { [state, logger, journal] words in
                state.storeFailed()
                logger.critical("the store failed; nothing more is written: \(words)")
                journal.flush()
            }
        } catch  where Writer.isHeldElsewhere(error) {
            return nil
        } catch let fault as MasterKeys.Fault {
            throw Failure(keyFile.words(for: fault))
        } catch {
            throw Failure("\(settings.store): \(error)")
        }
    }

    /// Gently first, and at once the second time: `/readyz` says so, then nobody is let in.
    private func signals(for server: Server) -> Signals {
        Signals { [state, settings] in
            state.drain()
            Systemd.tell("STOPPING=1")
            guard settings.drainDelay > 0 else { return server.drain() }
            let delay = DispatchTimeInterval.milliseconds(Int(settings.drainDelay * 1_000))
            DispatchQueue.global().asyncAfter(deadline: .now() + delay) { server.drain() }
        } stopNow: {
            server.stop()
        }
    }

    /// On a thread of its own, which ends with the process.
    private func metricsServer(_ metrics: Metrics, at endpoint: Endpoint) throws -> Server {
        do {
            let server = try Server(MetricsService.limits, [endpoint]) { _ in
                MetricsService(metrics)
            }
            logger.info("metrics at \(server.urls[0])")
            DispatchQueue(label: "opcat.metrics").async { [logger] in
                do { try server.run() } catch { logger.error("no metrics: \(error)") }
            }
            return server
        } catch {
            throw Failure("cannot listen at \(endpoint): \(error)")
        }
    }

    /// The operator's socket comes after the others, and is not named among the URLs.
    private func server(
        _ control: String, _ makeService: @escaping @Sendable (Int) throws -> any Service
    ) throws -> Server {
        do {
            return try Server(
                settings.server, endpoints + [.unix(path: control)], makeService: makeService)
        } catch {
            throw Failure("cannot listen: \(error)")
        }
    }
}

extension APISettings {
    fileprivate init(
        from settings: ServeSettings, _ writer: Writer, _ journal: Journal, _ state: ServiceState
    ) throws {
        let key = try writer.perform { registry in try registry.secret("cursors") }
        self.init(
            version: Build.version, maxBody: settings.server.maxBody,
            maxReport: settings.maxReport, cursorKey: key, clock: { time(nil) },
            readiness: { state.readiness })
        if settings.accessLog { cut = { RequestLines.write($0, to: journal) } }
        badTokens = BadTokens(limit: settings.maxBadTokens)
        publicCache = settings.publicCache
        securityContacts = settings.securityContacts
        canonical = settings.canonicalURL
    }
}

/// Whether the service takes work; set by signals and by the writer, read by every loop.
final class ServiceState: Sendable {
    private let isDraining = Atomic(false)
    private let hasFailed = Atomic(false)

    var readiness: Readiness {
        if hasFailed.load(ordering: .relaxed) { return .storeUnavailable }
        return isDraining.load(ordering: .relaxed) ? .draining : .ready
    }

    func drain() {
        isDraining.store(true, ordering: .relaxed)
    }

    func storeFailed() {
        hasFailed.store(true, ordering: .relaxed)
    }
}
