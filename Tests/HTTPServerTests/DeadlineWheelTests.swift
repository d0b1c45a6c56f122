import Testing

@testable import HTTPServer

/// The wheel, against a list that is searched.
struct DeadlineWheelTests {
    private let tick = DeadlineWheel.tick

    private func id(_ slot: Int) -> ConnectionID {
        ConnectionID(slot: UInt32(slot), generation: 1)
    }

    @Test func `an entry is due after its deadline and within a tick of it`() {
        for deadline in stride(from: UInt64(1_000), to: 1_200, by: 7) {
            var wheel = DeadlineWheel(now: 1_000)
            var due: [ConnectionID] = []
            wheel.add(id(1), at: wheel.position(of: deadline))
            #expect(wheel.advance(to: deadline, &due) == nil)
            #expect(wheel.advance(to: deadline + tick, &due) != nil)
            #expect(due == [id(1)])
        }
    }

    @Test func `a wheel without entries has nothing to wait for`() {
        var wheel = DeadlineWheel(now: 5_000)
        var due: [ConnectionID] = []
        #expect(wheel.delay(from: 5_000) == nil)
        wheel.add(id(1), at: wheel.position(of: 5_100))
        #expect(wheel.delay(from: 5_000) != nil)
        #expect(wheel.advance(to: 6_000, &due) != nil)
        #expect(wheel.delay(from: 6_000) == nil)
    }

    @Test func `what is further away than the wheel is looked at on the way`() {
        var wheel = DeadlineWheel(now: 0)
        var due: [ConnectionID] = []
        let far = DeadlineWheel.size * tick * 3
        wheel.add(id(1), at: wheel.position(of: far))
        #expect(wheel.advance(to: far / 2, &due) != nil)
        #expect(due == [id(1)])
    }

    @Test func `entries come in the order of their ticks and none is lost`() {
        var generator = SystemRandomNumberGenerator()
        var wheel = DeadlineWheel(now: 0)
        var expected: [Int: UInt64] = [:]
        var now: UInt64 = 0
        for slot in 0..<5_000 {
            let deadline = now + UInt64.random(in: 1...60_000, using: &generator)
            let position = wheel.position(of: deadline)
            wheel.add(id(slot), at: position)
            expected[slot] = position
            now += UInt64.random(in: 0...20, using: &generator)
            check(&wheel, now, &expected)
        }
        check(&wheel, now + 200_000, &expected)
        #expect(expected.isEmpty)
    }

    private func check(_ wheel: inout DeadlineWheel, _ now: UInt64, _ expected: inout [Int: UInt64])
    {
        var due: [ConnectionID] = []
        while let position = wheel.advance(to: now, &due) {
            #expect(position <= now / tick)
            for id in due { #expect(expected.removeValue(forKey: Int(id.slot)) == position) }
            due = []
        }
        #expect(expected.values.allSatisfy { $0 > now / tick })
    }
}
